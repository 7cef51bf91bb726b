using LineOfBusiness.Models;

namespace LineOfBusiness.Data;

/// <summary>The same 240 orders every time, dated backwards from the day of the first start.</summary>
internal static class SampleOrders
{
    public const int First = 4501;
    public const int Count = 240;

    private static readonly Dictionary<Region, string[]> Owners = new()
    {
        [Region.North] = ["lindqvist", "marsh", "okafor"],
        [Region.South] = ["adeyemi", "whitlock", "ferrara"],
        [Region.East] = ["brandt", "cho", "novak"],
        [Region.West] = ["rees", "santos", "delaney"],
    };

    public static IEnumerable<Order> Make(DateOnly today)
    {
        var customers = Catalogue.MakeCustomers();
        var told = ToldOrders.All.ToDictionary(order => order.Id);
        var dice = new Dice(4711);
        for (var id = First; id < First + Count; id++)
        {
            // About two orders a working day; higher numbers are newer.
            var age = 1 + ((First + Count - 1 - id) / 2);
            yield return told.TryGetValue(id, out var story)
                ? Told(story, customers.Single(customer => customer.Name == story.Customer), today.AddWorkDays(-age))
                : Ordinary(id, customers[dice.Next(customers.Count)], today.AddWorkDays(-age), age, dice);
        }
    }

    private static Order Told(ToldOrder story, Customer customer, DateOnly orderedOn) => new()
    {
        Id = story.Id,
        CustomerId = customer.Id,
        Region = customer.Region,
        Status = story.Status,
        OrderedOn = orderedOn,
        DeliverBy = orderedOn.AddWorkDays(story.DeliverAfter),
        Reference = story.Reference,
        Owner = story.Owner,
        Lines = [.. story.Lines.Select((line, index) => Line(index, Catalogue.Article(line.Article), line.Quantity))],
    };

    private static Order Ordinary(int id, Customer customer, DateOnly orderedOn, int age, Dice dice)
    {
        var status = dice.Next(17) == 0 ? OrderStatus.Cancelled
            : age > 45 ? OrderStatus.Closed
            : age > 20 ? OrderStatus.Shipped
            : age > 7 ? OrderStatus.Picking
            : OrderStatus.Open;
        var owners = Owners[customer.Region];
        var articles = new HashSet<Article>();
        for (var wanted = 1 + dice.Next(6); articles.Count < wanted;)
        {
            articles.Add(Catalogue.Articles[dice.Next(Catalogue.Articles.Count)]);
        }

        return new Order
        {
            Id = id,
            CustomerId = customer.Id,
            Region = customer.Region,
            Status = status,
            OrderedOn = orderedOn,
            DeliverBy = orderedOn.AddWorkDays(10 + dice.Next(12)),
            Reference = $"PO {customer.Id}-{1000 + dice.Next(9000)}",
            Owner = owners[dice.Next(owners.Length)],
            Lines = [.. articles.Select((article, index) => Line(index, article, 1 + dice.Next(article.UnitCents > 200_00 ? 3 : 12)))],
        };
    }

    private static OrderLine Line(int index, Article article, int quantity) => new()
    {
        Position = index + 1,
        Article = article.Number,
        Description = article.Description,
        Quantity = quantity,
        UnitCents = article.UnitCents,
    };

    /// <summary>Chance that falls the same way on every machine and every version of .NET.</summary>
    private sealed class Dice(uint seed)
    {
        private uint _state = seed;

        public int Next(int sides)
        {
            _state = unchecked((_state * 1_664_525) + 1_013_904_223);
            return (int)((_state >> 8) % (uint)sides);
        }
    }
}
