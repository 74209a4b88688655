package minibroker.remoting;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetric;
import io.netty.buffer.PoolArenaMetric;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;

import java.util.function.Consumer;
import java.util.stream.Stream;

/** Whether code gives back, with {@code release}, the buffers that it takes from one of Netty's allocators. */
final class LentBuffers {
    private static final int ROUNDS = 4;

    private LentBuffers() {}

    /**
     * Runs the work several times, since another thread may take a buffer meanwhile, and a pool may keep one.
     *
     * @param work gets an allocator for the buffers that it is given, and releases those itself
     */
    static String after(Consumer<ByteBufAllocator> work) {
        long fewest = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            UnpooledByteBufAllocator own = new UnpooledByteBufAllocator(false);
            long before = ofAll();
            work.accept(own);
            fewest = Math.min(fewest, used(own.metric()) + ofAll() - before);
        }
        return fewest <= 0 ? "all are released" : "one is never released";
    }

    /** What the allocators have lent that everybody uses. */
    private static long ofAll() {
        PooledByteBufAllocator pool = PooledByteBufAllocator.DEFAULT;
        long pooled = Stream.concat(pool.metric().heapArenas().stream(), pool.metric().directArenas().stream())
                .mapToLong(PoolArenaMetric::numActiveAllocations)
                .sum();
        return pooled + used(UnpooledByteBufAllocator.DEFAULT.metric());
    }

    private static long used(ByteBufAllocatorMetric metric) {
        return metric.usedHeapMemory() + metric.usedDirectMemory();
    }
}
