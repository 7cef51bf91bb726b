namespace SocialKit.Mutants.Tests;

/// <summary>A store with one fault that a provider author makes.</summary>
/// <param name="Fault">The fault, in words.</param>
/// <param name="Suites">The suites that are asked, to keep the run short; the kit must reject the store in one of them.</param>
/// <param name="Make">Makes the broken store; the folder is there for stores with files.</param>
sealed record Mutant(string Fault, string[] Suites, Func<string, IStore> Make);
