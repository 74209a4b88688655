package programs.shop;

import programs.broadcasting.PriceCache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The database of prices: a file. Any thread of any process may read; one writes. */
record ShopPrices(Path folder) implements PriceCache.Source {
    /** Its only product. */
    static final String TICKET = "ticket";

    private static final String FILE = "price";

    @Override
    public PriceCache.Price load(String product) {
        try {
            String[] price = Files.readString(folder.resolve(FILE)).split(" ");
            return new PriceCache.Price(Long.parseLong(price[0]), Long.parseLong(price[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void set(PriceCache.Price price) throws IOException {
        Path next = Files.writeString(folder.resolve(FILE + ".new"), price.cents() + " " + price.version());
        Files.move(next, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
