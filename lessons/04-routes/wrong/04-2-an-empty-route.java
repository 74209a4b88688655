// Mistake: a topic that nobody has gets a route without brokers and queues
// region 1
Map<String, QueueCounts> queues = new TreeMap<>();
for (LiveBroker live : brokersByAddress.values()) {
    TopicConfig config = live.topics.get(topic);
    if (config != null) {
        queues.put(live.broker.brokerName(), new QueueCounts(live.broker.brokerName(), config));
    }
}
List<BrokerAddresses> brokers = brokers().stream()
        .filter(broker -> queues.containsKey(broker.brokerName()))
        .toList();
return Optional.of(new TopicRoute(brokers, List.copyOf(queues.values())));
