namespace LineOfBusiness.Data;

internal static class WorkDays
{
    /// <summary>The date so many working days later, or earlier when the number is negative.</summary>
    public static DateOnly AddWorkDays(this DateOnly date, int days)
    {
        for (var left = Math.Abs(days); left > 0;)
        {
            date = date.AddDays(Math.Sign(days));
            if (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                left--;
            }
        }

        return date;
    }
}
