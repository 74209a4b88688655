package programs.broadcasting;

import programs.broadcasting.PriceCache.Price;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The source of a cache's prices, and what it was asked. One thread uses it at a time. */
final class WatchedPrices implements PriceCache.Source {
    private final Map<String, Price> prices = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private Runnable whileLoading = () -> {};

    WatchedPrices() {
        set("ticket", 4_900, 1);
        set("poster", 800, 1);
    }

    /** The price changes; nobody has told the cache. */
    void set(String product, long cents, long version) {
        prices.put(product, new Price(cents, version));
    }

    void remove(String product) {
        prices.remove(product);
    }

    /** What happens when a price was read, once, before the answer is there. */
    void whileLoading(Runnable action) {
        whileLoading = action;
    }

    /** The products that it was asked for. */
    List<String> asked() {
        return asked;
    }

    @Override
    public Price load(String product) {
        asked.add(product);
        Price price = prices.get(product);
        Runnable now = whileLoading;
        whileLoading = () -> {};
        now.run();
        if (price == null) {
            throw new IllegalStateException("the database is away");
        }
        return price;
    }
}
