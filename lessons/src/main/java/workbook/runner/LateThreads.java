package workbook.runner;

import java.lang.Thread.UncaughtExceptionHandler;

/**
 * Threads that outlive their run are ended by an error or an interrupt of ours. What that makes of them is none of the
 * learner's business, so they end without a word.
 */
final class LateThreads implements UncaughtExceptionHandler {
    private final UncaughtExceptionHandler others;

    private LateThreads(UncaughtExceptionHandler others) {
        this.others = others;
    }

    /** For all threads of this JVM that have no handler of their own. */
    static void silence() {
        Thread.setDefaultUncaughtExceptionHandler(new LateThreads(Thread.getDefaultUncaughtExceptionHandler()));
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        if (thread.getContextClassLoader() instanceof RunLoader run && run.isOver()) {
            return;
        }
        if (others != null) {
            others.uncaughtException(thread, thrown);
            return;
        }
        System.err.print("Exception in thread \"" + thread.getName() + "\" ");
        thrown.printStackTrace();
    }
}
