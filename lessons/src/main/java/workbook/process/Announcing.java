package workbook.process;

import workbook.catalogue.WorkbookLayout;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Has a broker announce itself while it runs, in a file of its own in {@code .workbook/running}, so that the page that
 * looks inside brokers finds it. Any thread may call.
 */
public final class Announcing {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Announcing() {}

    /** Where the files are. A broker that was killed leaves its own behind. */
    public static Path folder(WorkbookLayout folders) {
        return folders.memory().resolve("running");
    }

    /**
     * What the broker's command line needs for it.
     *
     * @param whose broker it is, in words
     */
    public static List<String> options(WorkbookLayout folders, String whose) {
        String name = "%s-%s.json".formatted(ProcessHandle.current().pid(), COUNT.incrementAndGet());
        return List.of("--announce", folder(folders).resolve(name).toString(), "--announce-as", whose);
    }
}
