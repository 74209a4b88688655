package workbook.runner;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;

/**
 * Whether a run keeps more and more memory, as a loop does that adds to a list for ever. Only what is left after a full
 * collection counts, and only one since the run began. One thread at a time.
 */
final class HeapWatch {
    /** No check needs as much. */
    private static final long MOST_BYTES = 512L * 1024 * 1024;

    private static final double MOST_OF_THE_HEAP = 0.8;

    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .filter(MemoryPoolMXBean::isUsageThresholdSupported)
            .filter(pool -> pool.getCollectionUsage() != null)
            .toList();

    private final long usedBefore =
            pools.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
    private final long collectionsBefore = collections();

    /** How many MiB are kept, if that is too much; else 0. */
    long tooManyMebibytes() {
        if (collections() == collectionsBefore) {
            return 0;
        }
        for (MemoryPoolMXBean pool : pools) {
            MemoryUsage left = pool.getCollectionUsage();
            boolean full = left.getMax() > 0 && left.getUsed() > MOST_OF_THE_HEAP * left.getMax();
            if (full || left.getUsed() - usedBefore > MOST_BYTES) {
                return left.getUsed() / (1024 * 1024);
            }
        }
        return 0;
    }

    /**
     * Of the collectors that clear these pools. Not of G1's young one: it names the old pool among its own, but most of
     * the time leaves it as it is, and with it what was left there by a run before.
     */
    private long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(collector -> !collector.getName().contains("Young"))
                .filter(collector -> pools.stream().anyMatch(pool -> List.of(collector.getMemoryPoolNames())
                        .contains(pool.getName())))
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
