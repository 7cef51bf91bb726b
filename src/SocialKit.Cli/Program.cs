using SocialKit.Cli;

return await SocialKitCommand.Create().Parse(args).InvokeAsync();
