package programs.shop;

import process.ForkedJvm;
import process.JvmCommand;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The JVMs of the shop's services, which chance kills and starts. One thread uses it. */
final class ShopStaff implements AutoCloseable {
    /** Who there is, in the order of which chance chooses. */
    private static final List<String> NODES = List.of("billing-1", "billing-2", "mail-1", "prices-1", "prices-2");

    private final String nameServer;
    private final ShopTopics topics;
    private final Path folder;
    private final boolean careless;
    private final Map<String, ForkedJvm> running = new TreeMap<>();
    private final Map<String, Long> sells = new ConcurrentHashMap<>();
    private int kills;

    ShopStaff(String nameServer, ShopTopics topics, Path folder, boolean careless) {
        this.nameServer = nameServer;
        this.topics = topics;
        this.folder = folder;
        this.careless = careless;
    }

    /** Starts whoever is not there. */
    void startAll() {
        NODES.stream().filter(node -> !running.containsKey(node)).forEach(this::start);
    }

    private void start(String node) {
        sells.remove(node);
        running.put(
                node,
                ForkedJvm.start(
                        JvmCommand.of(ShopService.class.getName())
                                .options("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx96m")
                                .options("-Drocketmq.namesrv.addr=" + nameServer)
                                .options("-Drocketmq.client.rebalance.waitInterval=2000")
                                .options("-Drocketmq.client.localOffsetStoreDir=" + folder.resolve("offsets"))
                                .options("-Drocketmq.log.root=" + folder.resolve("log"))
                                .arguments(node.split("-")[0], node, topics.run(), folder.toString())
                                .arguments(careless ? ShopService.CARELESS : "careful")
                                .errorsDropped(),
                        line -> hear(node, line)));
    }

    private void hear(String node, String line) {
        if (line.startsWith(ShopService.SELLS_FOR)) {
            sells.put(node, Long.parseLong(line.substring(ShopService.SELLS_FOR.length())));
        }
    }

    /** Kills one that is there, or starts one that is not. @return what happened */
    String somethingHappens(Random chance) {
        String node = NODES.get(chance.nextInt(NODES.size()));
        ForkedJvm there = running.remove(node);
        if (there == null) {
            start(node);
            return node + " is started";
        }
        there.kill();
        kills++;
        return node + " is killed";
    }

    /** How many were killed. */
    int kills() {
        return kills;
    }

    /** Whether every node that sells would sell for that. */
    boolean allSellFor(long cents) {
        return NODES.stream()
                .filter(node -> node.startsWith(ShopService.PRICES))
                .allMatch(node -> sells.getOrDefault(node, 0L) == cents);
    }

    /** What each node that sells would sell for, by name. */
    Map<String, Long> prices() {
        return new TreeMap<>(sells);
    }

    @Override
    public void close() {
        running.values().forEach(ForkedJvm::kill);
    }
}
