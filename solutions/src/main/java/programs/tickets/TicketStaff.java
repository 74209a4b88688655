package programs.tickets;

import process.ForkedJvm;
import process.JvmCommand;
import programs.tickets.ClerkNote.What;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The JVMs of the clerks, which chance kills and starts. One thread uses it. */
final class TicketStaff implements AutoCloseable {
    /** Who there is, in the order of which chance chooses. */
    static final List<String> NODES = List.of("desk-1", "desk-2", "office-1");

    static final String NEVER_COMES_BACK = "desk-2";

    private final String nameServer;
    private final TicketTopics topics;
    private final Path folder;
    private final TicketNotes notes;
    private final Consumer<TicketOrder> freed;
    private final Map<String, ForkedJvm> running = new TreeMap<>();
    private final Set<String> here = ConcurrentHashMap.newKeySet();

    /** @param freed told of each order whose seat was freed, perhaps more than once, by any thread */
    TicketStaff(String nameServer, TicketTopics topics, Path folder, TicketNotes notes, Consumer<TicketOrder> freed) {
        this.nameServer = nameServer;
        this.topics = topics;
        this.folder = folder;
        this.notes = notes;
        this.freed = freed;
    }

    /** Starts whoever is not there. @return who was started */
    List<String> startAll() {
        List<String> missing =
                NODES.stream().filter(node -> !running.containsKey(node)).toList();
        missing.forEach(this::start);
        return missing;
    }

    /** Starts those who went by themselves, since the broker was dead when they came. */
    void startThoseWhoLeft() {
        running.entrySet().stream()
                .filter(node -> !node.getValue().isAlive())
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::start);
    }

    void start(String node) {
        here.remove(node);
        running.put(
                node,
                ForkedJvm.start(
                        JvmCommand.of(TicketClerk.class.getName())
                                .options("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx96m")
                                .options("-Drocketmq.namesrv.addr=" + nameServer)
                                .options("-Drocketmq.client.rebalance.waitInterval=2000")
                                .options("-Drocketmq.client.rebalance.lockInterval=1000")
                                .options("-Drocketmq.client.unlockDelayTimeMills=500")
                                .options("-Drocketmq.log.root=" + folder.resolve("log"))
                                .arguments(node.split("-")[0], node, topics.run(), folder.toString())
                                .errorsDropped(),
                        line -> ClerkNote.read(line).ifPresent(note -> hear(node, note))));
    }

    private void hear(String node, ClerkNote note) {
        notes.hear(node, note);
        if (note.what() == What.IS_HERE) {
            here.add(node);
        } else if (note.what() == What.FREES) {
            freed.accept(TicketOrder.of(note.key()));
        }
    }

    /** Whether each who runs has said that all of it has been started: on a busy machine that takes its time. */
    boolean areAllHere() {
        return here.containsAll(running.keySet());
    }

    /** @return who was chosen; {@link #isThere} says whether he has to be killed or started */
    String anyOf(Random chance) {
        return NODES.get(chance.nextInt(NODES.size()));
    }

    boolean isThere(String node) {
        return running.containsKey(node);
    }

    void kill(String node) {
        running.remove(node).kill();
    }

    @Override
    public void close() {
        running.values().forEach(ForkedJvm::kill);
    }
}
