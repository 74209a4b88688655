package minibroker.remoting;

import minibroker.exercise.NotDoneYet;
import minibroker.queue.BoundedQueue;
import minibroker.queue.RateLimitedDrain;
import minibroker.queue.RateLimiter;
import minibroker.thread.Threads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Queue of requests, carried out one at a time.
 *
 * <pre>
 * network thread ── nothing waits, nobody at work ───────────────→ carry out
 *                └─ else: BoundedQueue → RateLimitedDrain, worker ─┘
 * </pre>
 *
 * <p>Requests wait in a {@link BoundedQueue}, emptied by a {@link RateLimitedDrain} in a worker thread. A request that
 * finds it full is answered SYSTEM_BUSY at once. The bytes that wait are bounded as well as their number. Waking the
 * worker costs more than most requests, so a network thread carries out its request itself while none waits.
 *
 * <p>One at a time, not several: requests are carried out in the order in which a connection sent them, so one
 * producer's asynchronous and one-way messages are stored in the order in which it sent them. One thread at a time is
 * enough for the traffic of a machine, because no processor may wait: one that has to wait keeps its exchange and
 * returns.
 *
 * <p>Any thread may submit; a connection's requests all come from the same one.
 */
final class RequestExecutor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RequestExecutor.class);
    private static final long PATIENCE_AT_CLOSE_MILLIS = 1_000;

    private final int capacity;
    private final long maxBytes;
    private final Map<Integer, RequestProcessor> processors;
    private final BoundedQueue<Exchange> queue;
    private final Thread worker;
    private final AtomicLong bytes = new AtomicLong();

    /** Held by the thread that carries out a request. */
    private final ReentrantLock turn = new ReentrantLock();

    private final boolean unlimited;

    /** Requests that are submitted and not begun: when the worker fails, these are still answered. */
    private final Map<Exchange, Long> waiting = new ConcurrentHashMap<>();

    private volatile String workerFailure = "";
    private volatile boolean closed;

    /**
     * Starts the worker.
     *
     * @param pause how the worker lets time pass when it must not go faster
     */
    RequestExecutor(
            String name, Limits limits, RateLimitedDrain.Pause pause, Map<Integer, RequestProcessor> processors) {
        this.capacity = limits.waitingRequests();
        this.maxBytes = limits.waitingBytes();
        this.processors = processors;
        this.unlimited = limits.requestsPerSecond() == RateLimiter.UNLIMITED;
        this.queue = new BoundedQueue<>(capacity);
        RateLimitedDrain<Exchange> drain = new RateLimitedDrain<>(
                queue, new RateLimiter(limits.requestsPerSecond()), System::nanoTime, pause, this::begin);
        this.worker = Threads.make(name + "-worker", () -> work(drain));
        worker.start();
    }

    /** Carries a request out or queues it; answers SYSTEM_BUSY if neither is possible. */
    void submit(Exchange exchange) {
        if (!workerFailure.isEmpty()) {
            exchange.answer(SystemResponseCode.SYSTEM_ERROR, workerFailure);
        } else if (!closed && unlimited && waiting.isEmpty() && turn.tryLock()) {
            try {
                carryOut(exchange);
            } finally {
                turn.unlock();
            }
        } else {
            putInLine(exchange);
        }
    }

    private void putInLine(Exchange exchange) {
        int size = exchange.request().body().length;
        if (bytes.get() + size > maxBytes) {
            refuse(exchange, "%s bytes wait already, the limit is %s".formatted(bytes.get(), maxBytes));
            return;
        }
        bytes.addAndGet(size);
        waiting.put(exchange, System.nanoTime());
        boolean inLine = false;
        try {
            inLine = queue.offer(exchange);
            if (!inLine) {
                refuse(exchange, "%s requests wait already, the limit is %s".formatted(queue.size(), capacity));
            }
        } catch (NotDoneYet unfinished) {
            exchange.answer(SystemResponseCode.SYSTEM_ERROR, unfinished.getMessage());
        } finally {
            if (!inLine) {
                leave(exchange);
            }
        }
        if (!workerFailure.isEmpty()) {
            answerAllThatWait();
        }
    }

    /** How many requests wait. */
    int size() {
        return waiting.size();
    }

    /** For how long the one waits that has waited longest; 0 if none waits. */
    long longestWaitMillis() {
        long now = System.nanoTime();
        return waiting.values().stream()
                .mapToLong(since -> TimeUnit.NANOSECONDS.toMillis(now - since))
                .max()
                .orElse(0);
    }

    private static void refuse(Exchange exchange, String why) {
        exchange.answer(
                SystemResponseCode.SYSTEM_BUSY,
                "[OVERLOAD] The broker is busy: %s. Send again later, or more slowly".formatted(why));
    }

    private boolean leave(Exchange exchange) {
        boolean waited = waiting.remove(exchange) != null;
        if (waited) {
            bytes.addAndGet(-exchange.request().body().length);
        }
        return waited;
    }

    private void work(Runnable drain) {
        try {
            drain.run();
            if (!closed) {
                fail("The broker's worker thread ended although its queue is open");
            }
        } catch (NotDoneYet unfinished) {
            fail(unfinished.getMessage());
        } catch (RuntimeException | Error e) {
            LOG.error("The worker thread ended", e);
            fail("The broker's worker thread ended with %s".formatted(Failures.describe(e)));
        }
    }

    private void fail(String why) {
        workerFailure = why;
        answerAllThatWait();
    }

    private void answerAllThatWait() {
        for (Exchange exchange : waiting.keySet()) {
            if (leave(exchange)) {
                exchange.answer(SystemResponseCode.SYSTEM_ERROR, workerFailure);
            }
        }
    }

    /** Called by the worker for the first request that waits. */
    private void begin(Exchange exchange) {
        turn.lock();
        try {
            // Not before: a later request of the same connection must not find the queue empty and overtake this one.
            leave(exchange);
            carryOut(exchange);
        } finally {
            turn.unlock();
        }
    }

    private void carryOut(Exchange exchange) {
        RemotingCommand request = exchange.request();
        if (!exchange.connection().isReading() && !request.isOneway()) {
            refuse(exchange, "you do not read its answers");
            return;
        }
        RequestProcessor processor = processors.get(request.code());
        if (processor == null) {
            exchange.answer(
                    SystemResponseCode.REQUEST_CODE_NOT_SUPPORTED,
                    "Request code %s is not supported%s"
                            .formatted(request.code(), NotSupported.because(request.code())));
            return;
        }
        try {
            processor.process(exchange);
        } catch (RequestFailed refused) {
            exchange.answer(refused.code(), refused.getMessage());
        } catch (NotDoneYet unfinished) {
            exchange.answer(SystemResponseCode.SYSTEM_ERROR, unfinished.getMessage());
        } catch (RuntimeException | Error e) {
            LOG.warn("Failed to carry out {} from {}", request, exchange.connection(), e);
            exchange.answer(SystemResponseCode.SYSTEM_ERROR, "The broker failed: " + Failures.describe(e));
        }
    }

    /** Takes no more requests, gives the worker a moment for those that wait, and ends it. */
    @Override
    public void close() {
        closed = true;
        try {
            queue.close();
            worker.join(PATIENCE_AT_CLOSE_MILLIS);
        } catch (NotDoneYet unfinished) {
            LOG.info(unfinished.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            worker.interrupt();
        }
    }
}
