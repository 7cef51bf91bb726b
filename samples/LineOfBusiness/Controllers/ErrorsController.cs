using Microsoft.AspNetCore.Mvc;

namespace LineOfBusiness.Controllers;

public sealed class ErrorsController : Controller
{
    [Route("/errors/{status:int}"), IgnoreAntiforgeryToken]
    public IActionResult Index(int status) => View(status);
}
