// One after the other: each of them watches the threads of the process and the time that requests take.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
[assembly: AssemblyFixture(typeof(PostgreSqlServer))]
