// Mistake: the addresses of all brokers, also of those that don't have the topic
// region 1
Map<String, QueueCounts> queues = new TreeMap<>();
for (LiveBroker live : brokersByAddress.values()) {
    TopicConfig config = live.topics.get(topic);
    if (config != null) {
        queues.put(live.broker.brokerName(), new QueueCounts(live.broker.brokerName(), config));
    }
}
if (queues.isEmpty()) {
    return Optional.empty();
}
return Optional.of(new TopicRoute(List.copyOf(brokers()), List.copyOf(queues.values())));
