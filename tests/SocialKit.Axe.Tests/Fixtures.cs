// One browser and one run of each sample for all tests of the project; they run one after the other.
[assembly: AssemblyFixture(typeof(BrowserFixture))]
[assembly: AssemblyFixture(typeof(SampleFixture))]
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]
