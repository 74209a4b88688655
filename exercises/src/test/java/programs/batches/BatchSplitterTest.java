package programs.batches;

import org.apache.rocketmq.common.message.Message;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static programs.batches.SizedEvents.SMALLEST;
import static programs.batches.SizedEvents.event;
import static programs.batches.SizedEvents.places;
import static programs.batches.SizedEvents.sized;

@Tag("15-1")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BatchSplitterTest {
    private static List<List<Integer>> split(int limit, List<Message> messages) {
        return places(messages, new BatchSplitter(limit).split(messages));
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("limit 1,000: messages of 300, 300, 400 fill a batch to the last byte, one of 200 begins the next")
    void theLimitItselfIsAllowed() {
        assertThat(split(1_000, sized(300, 300, 400, 200)))
                .as("places of the messages, batch by batch")
                .isEqualTo(List.of(List.of(0, 1, 2), List.of(3)));
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("limit 1,000: messages of 300, 300, 401 are one byte too many for one batch")
    void oneByteMoreIsNotAllowed() {
        assertThat(split(1_000, sized(300, 300, 401, 200)))
                .as("places of the messages, batch by batch")
                .isEqualTo(List.of(List.of(0, 1), List.of(2, 3)));
    }

    @Test
    @Tag("invariant-1")
    @DisplayName(
            "limit 1,000: sizes 600, 600, 200, 900, 200, 1,000, 200: a batch ends only where the next one doesn't fit")
    void aBatchEndsWhereTheNextDoesNotFit() {
        assertThat(split(1_000, sized(600, 600, 200, 900, 200, 1_000, 200)))
                .as("places of the messages, batch by batch")
                .isEqualTo(List.of(List.of(0), List.of(1, 2), List.of(3), List.of(4), List.of(5), List.of(6)));
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("60 messages of many sizes: each is in one batch, in their order, and none is empty")
    void nothingIsLostOrDoubled() {
        List<Message> messages =
                IntStream.range(0, 60).mapToObj(i -> sized(200 + i * 389 % 800)).toList();
        List<List<Integer>> batches = split(1_000, messages);
        assertThat(batches.stream().flatMap(List::stream).toList())
                .as("places of the messages")
                .isEqualTo(IntStream.range(0, 60).boxed().toList());
        assertThat(batches.stream().filter(List::isEmpty).count())
                .as("empty batches")
                .isZero();
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("no messages: no batches, and not an empty one, which the client refuses")
    void nothingBecomesNothing() {
        assertThat(split(1_000, List.of())).as("batches").isEmpty();
    }

    @Test
    @Tag("invariant-2")
    @DisplayName(
            "the third of four messages has 1,001 bytes, the limit is 1,000: the failure names its place and its size")
    void aMessageThatIsTooLarge() {
        assertThat(failure(1_000, sized(600, 600, 1_001, 300)))
                .as("the failure")
                .isEqualTo("MessageTooLarge: place 2, 1001 bytes");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("the first, or the last of four, is too large: it is named as well")
    void theFirstAndTheLast() {
        assertThat(failure(1_000, sized(5_000, 300, 300, 300)))
                .as("the failure if it is the first")
                .isEqualTo("MessageTooLarge: place 0, 5000 bytes");
        assertThat(failure(1_000, sized(300, 300, 300, 1_001)))
                .as("the failure if it is the last")
                .isEqualTo("MessageTooLarge: place 3, 1001 bytes");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName(
            "topics Events and Orders come by turns, and the sixth of six messages is too large: its place is that in the list, 5")
    void itsPlaceIsThatInTheList() {
        List<Message> messages = sized(400, 400, 400, 400, 400, 1_001);
        IntStream.of(1, 3, 5).forEach(place -> messages.get(place).setTopic("Orders"));
        assertThat(failure(1_000, messages)).as("the failure").isEqualTo("MessageTooLarge: place 5, 1001 bytes");
    }

    @Test
    @Tag("invariant-2")
    @DisplayName("a message of exactly the limit goes alone, at the beginning, in the middle and at the end")
    void aMessageOfTheLimit() {
        assertThat(split(1_000, sized(1_000, 300, 1_000, 300, 1_000)))
                .as("places of the messages, batch by batch")
                .isEqualTo(List.of(List.of(0), List.of(1), List.of(2), List.of(3), List.of(4)));
    }

    private static String failure(int limit, List<Message> messages) {
        try {
            return "none: " + split(limit, messages);
        } catch (MessageTooLarge tooLarge) {
            return "MessageTooLarge: place %s, %s bytes".formatted(tooLarge.place(), tooLarge.size());
        }
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("topics Events and Bills come by turns: no batch has both, and those of each topic keep their order")
    void topicsAreNotMixed() {
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            messages.add(i % 4 < 2 ? event(10) : new Message("Bills", new byte[10]));
        }
        List<List<Message>> batches = new BatchSplitter(10_000).split(messages);
        assertThat(batches.stream()
                        .filter(batch ->
                                batch.stream().map(Message::getTopic).distinct().count() > 1)
                        .count())
                .as("batches with more than one topic")
                .isZero();
        List<Integer> places =
                places(messages, batches).stream().flatMap(List::stream).toList();
        assertThat(List.of(
                        places.stream().filter(place -> place % 4 < 2).toList(),
                        places.stream().filter(place -> place % 4 >= 2).toList()))
                .as("places of the messages of Events, and of Bills")
                .isEqualTo(List.of(List.of(0, 1, 4, 5), List.of(2, 3, 6, 7)));
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("every third message says setWaitStoreMsgOK(false): no batch has both kinds, and all come")
    void thoseThatDoNotWaitGoApart() {
        List<Message> messages = IntStream.range(0, 9).mapToObj(i -> event(10)).toList();
        IntStream.of(2, 5, 8).forEach(i -> messages.get(i).setWaitStoreMsgOK(false));
        List<List<Message>> batches = new BatchSplitter(10_000).split(messages);
        assertThat(batches.stream()
                        .filter(batch -> batch.stream()
                                        .map(Message::isWaitStoreMsgOK)
                                        .distinct()
                                        .count()
                                > 1)
                        .count())
                .as("batches with both kinds")
                .isZero();
        List<Integer> places =
                places(messages, batches).stream().flatMap(List::stream).toList();
        assertThat(List.of(
                        places.stream().filter(place -> place % 3 < 2).toList(),
                        places.stream().filter(place -> place % 3 == 2).toList()))
                .as("places of those that wait, and of those that don't")
                .isEqualTo(List.of(List.of(0, 1, 3, 4, 6, 7), List.of(2, 5, 8)));
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("two topics by turns, limit 1,000, each message 400: whatever is put together stays within the limit")
    void theLimitHoldsForMixedLists() {
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Message message = sized(400);
            message.setTopic(i % 5 < 3 ? "Events" : "Orders");
            messages.add(message);
        }
        List<List<Integer>> batches = split(1_000, messages);
        assertThat(batches.stream().mapToInt(List::size).max().orElse(0))
                .as("messages in the largest batch")
                .isLessThanOrEqualTo(2);
        assertThat(batches.stream().mapToInt(List::size).sum())
                .as("messages in all batches")
                .isEqualTo(30);
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("limit 2,147,483,647: 600 messages of 4 MB, 2,400,000,000 bytes in all, are more than one batch holds")
    void sumsAreLargerThanAnInt() {
        byte[] body = new byte[4_000_000 - SMALLEST + 1];
        List<Message> messages = IntStream.range(0, 600)
                .mapToObj(i -> new Message("Events", body))
                .toList();
        assertThat(split(Integer.MAX_VALUE, messages).stream().map(List::size).toList())
                .as("messages of each batch")
                .isEqualTo(List.of(536, 64));
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("the caller empties its list after the call: the batches have their messages all the same")
    void theBatchesAreListsOfTheirOwn() {
        List<Message> messages = new ArrayList<>(sized(400, 400, 400));
        List<List<Message>> batches = new BatchSplitter(1_000).split(messages);
        messages.clear();
        assertThat(sizes(batches)).as("messages of each batch").isEqualTo("[2, 1]");
    }

    private static String sizes(List<List<Message>> batches) {
        try {
            return batches.stream()
                    .map(batch -> new ArrayList<>(batch).size())
                    .toList()
                    .toString();
        } catch (RuntimeException broken) {
            return broken.toString();
        }
    }

    @Test
    @Tag("invariant-1")
    @DisplayName(
            "one splitter, three lists after each other, the second with a message that is too large: no list meets another")
    void nothingIsKeptBetweenCalls() {
        BatchSplitter splitter = new BatchSplitter(1_000);
        List<Message> first = sized(400, 400);
        List<Message> third = sized(400, 400, 400);
        splitter.split(first);
        try {
            splitter.split(sized(400, 2_000));
        } catch (MessageTooLarge asItShould) {
            // that is another check's subject
        }
        assertThat(places(third, splitter.split(third)))
                .as("places of the third list's messages, batch by batch")
                .isEqualTo(List.of(List.of(0, 1), List.of(2)));
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("100,000 small messages, limit 100 MB: one batch, within five seconds")
    void manySmallMessages() {
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            messages.add(event(1));
        }
        assertThat(new BatchSplitter(100_000_000)
                        .split(messages).stream().map(List::size).toList())
                .as("messages of each batch")
                .isEqualTo(List.of(100_000));
    }

    @Test
    @Tag("invariant-1")
    @DisplayName(
            "5,000 messages in a LinkedList, whose get(i) walks to its place: the list is walked through a few times")
    void aListIsWalkedThrough() {
        WalkedList messages =
                new WalkedList(IntStream.range(0, 5_000).mapToObj(i -> event(1)).toList());
        assertThat(split(1_000_000_000, messages).stream().map(List::size).toList())
                .as("messages of each batch")
                .isEqualTo(List.of(5_000));
        assertThat(messages.steps)
                .as("steps that get(i) and subList walked through the LinkedList")
                .isLessThan(100_000);
    }
}
