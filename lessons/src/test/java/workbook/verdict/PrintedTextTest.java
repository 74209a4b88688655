package workbook.verdict;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PrintedTextTest {
    private static String of(String printed) {
        return PrintedText.of(printed, name -> name.startsWith("minibroker.box."));
    }

    @Test
    void ofATraceWhatHappenedAndTheLearnersFramesAreLeft() {
        assertThat(of("""
                        ERROR GroupCommit - The disk failed
                        java.io.UncheckedIOException: no space left
                        \tat java.base/java.nio.MappedByteBuffer.force(MappedByteBuffer.java:232)
                        \tat run//minibroker.box.Shelf.put(Shelf.java:14)
                        \tat run//minibroker.box.Box$Lid.lambda$close$0(Box.java:28)
                        \tat run//minibroker.store.Other.run(Other.java:3)
                        \tat java.base/java.lang.Thread.run(Thread.java:840)
                        Caused by: java.io.IOException: no space left
                        \tat run//minibroker.box.Shelf.write(Shelf.java:20)
                        \t... 7 more
                        and goes on
                        """)).isEqualTo("""
                        ERROR GroupCommit - The disk failed
                        java.io.UncheckedIOException: no space left
                            at minibroker.box.Shelf.put(Shelf.java:14)
                            at minibroker.box.Box$Lid.lambda$close$0(Box.java:28)
                        Caused by: java.io.IOException: no space left
                            at minibroker.box.Shelf.write(Shelf.java:20)
                        and goes on""");
    }

    @Test
    void ofARecursionWithoutEndTheTopIsLeft() {
        assertThat(of("java.lang.StackOverflowError\n"
                        + "\tat run//minibroker.box.Box.put(Box.java:20)\n".repeat(1_000)))
                .isEqualTo("java.lang.StackOverflowError" + "\n    at minibroker.box.Box.put(Box.java:20)".repeat(3));
    }

    @Test
    void whatIsNoTraceStays() {
        assertThat(of("line 1\n\n  at home\n")).isEqualTo("line 1\n\n  at home");
    }
}
