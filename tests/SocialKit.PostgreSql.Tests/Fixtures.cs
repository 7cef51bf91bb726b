[assembly: AssemblyFixture(typeof(ConformanceFigures))]
[assembly: AssemblyFixture(typeof(PostgreSqlServer))]
