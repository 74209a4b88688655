// Mistake: leaves a copy out that has not told of the topic itself
// region 1
Map<String, QueueCounts> queues = new TreeMap<>();
Map<String, BrokerAddresses> brokers = new TreeMap<>();
for (LiveBroker live : brokersByAddress.values()) {
    TopicConfig config = live.topics.get(topic);
    if (config != null) {
        String name = live.broker.brokerName();
        queues.put(name, new QueueCounts(name, config));
        brokers.computeIfAbsent(name, any -> new BrokerAddresses(live.broker.clusterName(), name, new TreeMap<>()))
                .addresses()
                .put(live.broker.brokerId(), live.broker.address());
    }
}
return queues.isEmpty()
        ? Optional.empty()
        : Optional.of(new TopicRoute(List.copyOf(brokers.values()), List.copyOf(queues.values())));
