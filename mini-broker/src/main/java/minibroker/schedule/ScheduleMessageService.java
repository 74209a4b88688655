package minibroker.schedule;

import minibroker.json.JsonObject;
import minibroker.store.MessageStore;
import minibroker.store.SavedState;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Delivers the messages of all levels, and goes on where it stopped when the broker starts again.
 *
 * <p>What is saved must be on disk, or a power cut could keep the offset and lose the messages delivered last.
 *
 * <p>One thread at a time delivers and saves. RocketMQ: {@code ScheduleMessageService}.
 */
final class ScheduleMessageService {
    /** The next offset of each level. RocketMQ has this document, too. */
    record SavedOffsets(Map<Integer, Long> offsetTable) {
        static SavedOffsets of(JsonObject json) {
            return new SavedOffsets(json.object("offsetTable").numbersByNumber());
        }

        Map<String, ?> json() {
            return Map.of("offsetTable", offsetTable);
        }
    }

    private final List<LevelDelivery> levels = new ArrayList<>();
    private final Clock clock;
    private final SavedState<SavedOffsets> state;
    private SavedOffsets reached;

    ScheduleMessageService(MessageStore store, Delivery delivery, Clock clock) {
        this.clock = clock;
        this.state = store.savedState("delayOffset", SavedOffsets::of, SavedOffsets::json);
        Map<Integer, Long> offsets = state.last().map(SavedOffsets::offsetTable).orElse(Map.of());
        for (int level = 1; level <= DelayLevels.highest(); level++) {
            levels.add(new LevelDelivery(store, delivery, level, offsets.getOrDefault(level, 0L)));
        }
        reached = offsets();
    }

    /** To be called several times a second: delivers what is due. */
    void deliver() {
        long now = clock.millis();
        levels.forEach(level -> level.deliver(now));
    }

    /**
     * To be called every few seconds. What was delivered before the last call is on disk by now; what came after it
     * may not be.
     */
    void save() {
        // tag::16-4[]
        state.save(reached);
        reached = offsets();
        // end::16-4[]
    }

    /** Saves where each level is; to be called last of all, before the store is closed, which puts all on disk. */
    void saveAll() {
        // tag::16-4[]
        state.save(offsets());
        // end::16-4[]
    }

    /** How far each level is now. */
    private SavedOffsets offsets() {
        Map<Integer, Long> table = new TreeMap<>();
        for (int i = 0; i < levels.size(); i++) {
            table.put(i + 1, levels.get(i).next());
        }
        return new SavedOffsets(table);
    }

    /** What waits at each level, for whoever looks inside. Any thread may call. */
    List<WaitingLevel> waiting() {
        return levels.stream().map(LevelDelivery::waiting).toList();
    }
}
