package programs.broadcasting;

import programs.broadcasting.PriceCache.Price;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The source of a cache's prices, and what it was asked. */
final class WatchedPrices implements PriceCache.Source {
    private final Map<String, Price> prices = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Runnable whileLoading = () -> {};

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
