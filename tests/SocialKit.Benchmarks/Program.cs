using System.CommandLine;
using SocialKit.Benchmarks;

return await BenchmarkCommand.Create().Parse(args).InvokeAsync();
