package workbook.verdict;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What exceptions of the JDK and of Netty mean, for somebody who meets one for the first time. */
final class ExceptionWords {
    /**
     * @param type the exception's simple name
     * @param message what its message holds, as a pattern; an exception without a message has an empty one
     */
    private record Entry(String type, Pattern message, String meaning) {
        Entry(String type, String message, String meaning) {
            this(type, Pattern.compile(message), meaning);
        }
    }

    private static final List<Entry> ENTRIES = List.of(
            new Entry(
                    "IllegalMonitorStateException",
                    "current thread is not owner",
                    "notify, notifyAll and wait belong to synchronized. A Condition has signal, signalAll and await."),
            new Entry(
                    "IllegalMonitorStateException",
                    "",
                    "only the thread that holds a lock may unlock it, or signal and await on its conditions:"
                            + " is there a lock() before, and an unlock() too many or too early?"),
            new Entry(
                    "NullPointerException", "^$", "there is null where an object should be, in the line under \"at\"."),
            new Entry(
                    "NullPointerException",
                    "",
                    "there is null where an object should be; its message, where it has one, says where."),
            new Entry(
                    "NoSuchElementException",
                    "",
                    "something was taken out that is not there: get() of an empty Optional, remove of an empty queue,"
                            + " next() after the last."),
            new Entry(
                    "ConcurrentModificationException",
                    "",
                    "a collection was changed while a loop walked over it; removeIf or a copy avoids that."),
            new Entry(
                    "UnsupportedOperationException",
                    "^$",
                    "this collection can't be changed: List.of, Map.of, copyOf and toList make such ones."),
            new Entry(
                    "UnsupportedOperationException",
                    "direct buffer",
                    "array() works with some ByteBufs only: readBytes(array) fills a byte[] of yours."),
            new Entry("ArithmeticException", "by zero", "a division or a remainder by 0: how many can there be?"),
            new Entry("ArithmeticException", "overflow", "a number has left the range of its type."),
            new Entry(
                    "NegativeArraySizeException",
                    "",
                    "an array was made with a length below 0: it was not checked, or comes out negative."),
            new Entry(
                    "IllegalReferenceCountException",
                    "",
                    "a ByteBuf was used after its last release(), or released once too often."),
            new Entry(
                    "IndexOutOfBoundsException",
                    "exceeds writerIndex",
                    "a ByteBuf was read beyond what is written in it: readableBytes() says how much that is."),
            new Entry(
                    "IndexOutOfBoundsException",
                    "expected: range",
                    "a ByteBuf was used at an index that it does not have: set writes over what is there, and moves"
                            + " nothing; write appends, and makes room."),
            new Entry("IndexOutOfBoundsException", "", "an index beyond the end, or below 0; they count from 0."),
            new Entry(
                    "BufferUnderflowException",
                    "",
                    "a ByteBuffer was read beyond its limit: remaining() says how far."),
            new Entry("BufferOverflowException", "", "more was written into a ByteBuffer than remaining() says."),
            new Entry("ClassCastException", "", "an object is of another type than the cast says."),
            new Entry("InterruptedException", "", "the thread was asked to stop while it waited."),
            new Entry(
                    "StackOverflowError",
                    "",
                    "a method calls itself, or others that call it, too often for the stack: a loop needs none."),
            new Entry(
                    "OutOfMemoryError",
                    "",
                    "more memory was wanted than this program may take: an unchecked length, or a loop that adds"
                            + " without an end?"));

    /** As a check shows it that compares names. */
    private static final Pattern NAME = Pattern.compile("\\b[A-Z]\\w*(?:Exception|Error)\\b");

    private static final String NOT_SHOWN = "not shown";

    private ExceptionWords() {}

    /** Of the first exception that was observed and not expected. */
    static Optional<String> meaning(Finding.Different different) {
        String expected = different.expected().orElse("");
        return NAME.matcher(different.observed())
                .results()
                .map(MatchResult::group)
                .filter(name -> !expected.contains(name))
                .flatMap(name -> meaning(name, NOT_SHOWN).stream())
                .findFirst();
    }

    private static Optional<String> meaning(String type, String message) {
        return ENTRIES.stream()
                .filter(entry -> entry.type.equals(type))
                .filter(entry -> entry.message.matcher(message).find())
                .findFirst()
                .map(Entry::meaning);
    }

    /** A sentence; empty for exceptions that say enough, or are not in the list. */
    static Optional<String> meaning(Throwable thrown) {
        String message = thrown.getMessage() == null ? "" : thrown.getMessage();
        for (Class<?> type = thrown.getClass(); type != Throwable.class && type != null; type = type.getSuperclass()) {
            Optional<String> found = meaning(type.getSimpleName(), message);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
