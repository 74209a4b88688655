package outside;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The cells of a matrix. Some run at a time; each prints one line when those before it have printed theirs.
 *
 * <p>One thread uses it.
 */
final class Cells {
    /** What a cell says when all is as it should be; anything else is printed and counts against the matrix. */
    static final String GREEN = "";

    private final Map<String, Callable<String>> cells = new LinkedHashMap<>();

    void add(String name, Callable<String> cell) {
        cells.put(name, cell);
    }

    /** @return whether all are green */
    boolean run(int atATime) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(atATime);
        try {
            List<Future<String>> results = new ArrayList<>();
            for (Map.Entry<String, Callable<String>> cell : cells.entrySet()) {
                results.add(threads.submit(() -> timed(cell.getValue())));
            }
            boolean green = true;
            int i = 0;
            for (String name : cells.keySet()) {
                String result = result(results.get(i++));
                System.out.printf("  %-44s %s%n", name, result);
                green &= result.startsWith("ok");
            }
            return green;
        } finally {
            threads.shutdown();
        }
    }

    private static String timed(Callable<String> cell) throws Exception {
        long begin = System.nanoTime();
        String result = cell.call();
        long tenths = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 100;
        return result.equals(GREEN) ? "ok      %s.%s s".formatted(tenths / 10, tenths % 10) : "NOT OK  " + result;
    }

    private static String result(Future<String> cell) throws InterruptedException {
        try {
            return cell.get();
        } catch (ExecutionException e) {
            return "NOT OK  " + e.getCause();
        }
    }
}
