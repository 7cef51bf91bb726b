namespace Intranet.Demo;

/// <summary>The people of Varnholt, an invented maker of bakery ovens with two plants and service engineers in five regions.</summary>
internal static class People
{
    public static readonly DemoPerson[] All =
    [
        // Field service
        new("ana", "Ana Carvalho Reis", "Service lead", "Field service", "west"),
        new("tomasz", "Tomasz Wójcik", "Senior service engineer", "Field service", "east"),
        new("ingrid", "Ingrid Sæther", "Service engineer", "Field service", "north"),
        new("dayo", "Dayo Okafor", "Service engineer", "Field service", "south"),
        new("youssef", "يوسف الحداد", "Service engineer", "Field service", "south"),
        new("r.lindqvist", "Rasmus Lindqvist", "Service engineer", "Field service", "north"),
        new("maddie", "Madeleine Ashgrove", "Service engineer", "Field service", "west"),
        new("p.horvath", "Péter Horváth", "Senior service engineer", "Field service", "central"),
        new("lucia", "Lucía Ferrán Ortiz", "Service engineer", "Field service", "south"),
        new("olena", "Олена Шевчук", "Remote support engineer", "Field service", "east"),
        new("noor", "Noor Rahimi", "Service planner (new)", "Service planning", "central"),
        new("jonas", "Jonas Brückl", "Service planner", "Service planning", "central"),
        new("siobhan", "Siobhán Nic Eoin", "Head of service", "Service planning", "west"),

        // Development and test bakery
        new("meiling", "林美玲", "Controls engineer", "Development", "central"),
        new("arvid", "Arvid Thorell", "Combustion engineer", "Development", "central"),
        new("kavya", "Kavya Raghunathan", "Firmware engineer", "Development", "central"),
        new("nikos", "Νίκος Παππάς", "Mechanical designer", "Development", "central"),
        new("hedwig", "Hedwig Zöllner", "Head baker, test bakery", "Test bakery", "central"),
        new("baptiste", "Baptiste Courvel", "Application baker", "Test bakery", "west"),
        new("amina", "Amina Diallo", "Application baker", "Test bakery", "south"),

        // Plants
        new("grzegorz", "Grzegorz Pałka", "Shift lead, assembly", "Plant Aldermoor", "east"),
        new("tuuli", "Tuuli Koskela", "Welder", "Plant Vessby", "north"),
        new("sefa", "Sefa Yıldırım", "Line planner", "Plant Aldermoor", "east"),
        new("rosa", "Rosa Matutina", "Assembly technician", "Plant Aldermoor", "east"),
        new("henk", "Henk Oosterwal", "Plant manager", "Plant Vessby", "north"),
        new("t.nguyen", "Nguyễn Thị Thảo", "Quality engineer", "Quality", "east"),
        new("cormac", "Cormac Dunleavy", "Quality inspector", "Quality", "north"),

        // Spare parts and logistics
        new("bea", "Beáta Šimková", "Spare parts lead", "Spare parts", "central"),
        new("luc", "Luc Verhaegen", "Warehouse coordinator", "Spare parts", "central"),
        new("fatou", "Fatou Ndiaye", "Returns and warranty", "Spare parts", "central"),

        // Sales and customer care
        new("isabel", "Isabel Montserín", "Regional sales manager", "Sales", "south"),
        new("callum", "Callum Reddick", "Key account manager", "Sales", "west"),
        new("yuki", "Yuki Tanabe", "Sales engineer", "Sales", "east"),
        new("astrid", "Astrid Hjelmeland", "Regional sales manager", "Sales", "north"),
        new("omar", "Omar Benslimane", "Customer care", "Sales", "south"),

        // Everything that keeps the rest going
        new("priya", "Priya Venkataraman", "IT service owner", "IT", "central"),
        new("lukas", "Lukáš Dvořáček", "IT support", "IT", "east"),
        new("greta", "Greta Amsfeld", "Safety adviser", "People and safety", "central"),
        new("samuel", "Samuel Adeyemi-Cole", "People partner", "People and safety", "west"),
        new("wanjiru", "Wanjirũ Kamau", "Energy and sustainability", "Development", "central"),
        new("enzo", "Enzo Baldacci", "Canteen chef", "Plant Aldermoor", "east"),
    ];
}
