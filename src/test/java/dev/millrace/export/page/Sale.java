package dev.millrace.export.page;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/// A line of an order of a made-up store. The same rows at every call: their figures are computed
/// in tests by plain streams, which know nothing of the page.
///
/// @param sales dollars, in cents that are exact as a double is not: compare with a tolerance
record Sale(
        String order,
        LocalDate date,
        String region,
        String category,
        String group,
        String segment,
        String customer,
        double sales,
        double profit,
        double discount) {

    static final List<String> REGIONS = List.of("Central", "East", "South", "West");
    static final List<String> SEGMENTS = List.of("Consumer", "Corporate", "Home Office");

    private record Group(String category, String name, double price, double margin) {}

    private static final List<Group> GROUPS =
            List.of(
                    new Group("Technology", "Copiers", 1400, 0.38),
                    new Group("Technology", "Phones", 420, 0.16),
                    new Group("Technology", "Accessories", 230, 0.28),
                    new Group("Technology", "Machines", 700, 0.05),
                    new Group("Office Supplies", "Paper", 70, 0.45),
                    new Group("Office Supplies", "Binders", 130, 0.2),
                    new Group("Office Supplies", "Storage", 240, 0.1),
                    new Group("Office Supplies", "Appliances", 230, 0.18),
                    new Group("Office Supplies", "Envelopes", 60, 0.42),
                    new Group("Office Supplies", "Art", 35, 0.26),
                    new Group("Office Supplies", "Labels", 35, 0.44),
                    new Group("Office Supplies", "Fasteners", 15, 0.3),
                    new Group("Office Supplies", "Supplies", 200, -0.04),
                    new Group("Furniture", "Chairs", 530, 0.1),
                    new Group("Furniture", "Furnishings", 95, 0.15),
                    new Group("Furniture", "Bookcases", 480, -0.03),
                    new Group("Furniture", "Tables", 640, -0.1));

    private static final List<String> FIRST =
            List.of("S.", "T.", "R.", "A.", "K.", "H.", "M.", "J.");
    private static final List<String> LAST =
            List.of("Miller", "Chand", "Buch", "Ashbrook", "Barton", "Lonsdale", "Lopez", "Weiss");

    static List<Sale> rows() {
        var random = new Random(20_261_129);
        var rows = new ArrayList<Sale>();
        var start = LocalDate.of(2014, 1, 1);
        for (int order = 0; rows.size() < 6000; order++) {
            // more towards the end of each year and from year to year
            int year = Math.min(3, (int) (Math.sqrt(random.nextDouble()) * 4));
            int day = (int) (Math.pow(random.nextDouble(), 0.62) * 365);
            var date = start.plusYears(year).plusDays(Math.min(364, day));
            if (date.getDayOfWeek().getValue() == 3 && random.nextInt(3) > 0) {
                date = date.plusDays(date.getDayOfYear() > 300 ? -1 : 2);
            }
            var region = REGIONS.get(Math.min(3, random.nextInt(10) / 3 + random.nextInt(2)));
            var segment = SEGMENTS.get(Math.min(2, random.nextInt(5) / 2));
            var customer = FIRST.get(random.nextInt(8)) + " " + LAST.get(random.nextInt(8));
            for (int line = 0; line <= random.nextInt(4); line++) {
                rows.add(line(random, "O" + order, date, region, segment, customer));
            }
        }
        return List.copyOf(rows);
    }

    private static Sale line(
            Random random,
            String order,
            LocalDate date,
            String region,
            String segment,
            String customer) {
        var group = GROUPS.get(random.nextInt(GROUPS.size()));
        double sales = Math.round(group.price() * (0.2 + random.nextDouble() * 1.7) * 100) / 100.0;
        double discount = random.nextInt(4) / 10.0 * (group.margin() < 0.12 ? 1.4 : 0.7);
        double margin = group.margin() + (random.nextDouble() - 0.5) * 0.3 - discount * 0.1;
        return new Sale(
                order,
                date,
                region,
                group.category(),
                group.name(),
                segment,
                customer,
                sales,
                Math.round(sales * margin * 100) / 100.0,
                Math.round(discount * 100) / 100.0);
    }

    /// First day of the month, as the page counts time: milliseconds since 1970, UTC.
    long month() {
        return at(date.withDayOfMonth(1));
    }

    long year() {
        return at(date.withDayOfYear(1));
    }

    static long at(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    static Predicate<Sale> in(String region) {
        return sale -> sale.region().equals(region);
    }
}
