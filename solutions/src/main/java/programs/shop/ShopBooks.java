package programs.shop;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the shop has done for its customers: a folder for each kind of deed, and in it a file for each deed. All
 * services write into it, from their own processes; the file system lets one of them alone make a file.
 *
 * <p>Any thread of any process may call.
 */
record ShopBooks(Path folder) {
    static final String BILLED = "billed";
    static final String MAILED = "mailed";

    static ShopBooks in(Path folder) throws IOException {
        Files.createDirectories(folder.resolve(BILLED));
        Files.createDirectories(folder.resolve(MAILED));
        return new ShopBooks(folder);
    }

    /** Does it unless it is done: looking and doing are one step. */
    void enterOnce(String deed, ShopOrder order) throws IOException {
        try {
            Files.createFile(folder.resolve(deed).resolve(order.key()));
        } catch (FileAlreadyExistsException done) {
            // By somebody who was killed before the broker heard of it, or before the next step.
        }
    }

    /** Does it, done or not. */
    void enter(String deed, ShopOrder order) throws IOException {
        Files.createFile(folder.resolve(deed).resolve(order.key() + "-" + UUID.randomUUID()));
    }

    /** The orders for which it was done, one for each time. */
    List<ShopOrder> of(String deed) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(deed))) {
            return files.map(file -> file.getFileName().toString().split("-")[0])
                    .map(ShopOrder::of)
                    .toList();
        }
    }
}
