[assembly: AssemblyFixture(typeof(ConformanceFigures))]
