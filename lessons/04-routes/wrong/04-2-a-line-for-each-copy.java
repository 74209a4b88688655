// Mistake: every registration adds its queues, so those of a broker with a copy are there twice
// region 1
List<QueueCounts> queues = brokersByAddress.values().stream()
        .filter(live -> live.topics.containsKey(topic))
        .map(live -> new QueueCounts(live.broker.brokerName(), live.topics.get(topic)))
        .toList();
if (queues.isEmpty()) {
    return Optional.empty();
}
List<BrokerAddresses> brokers = brokers().stream()
        .filter(broker -> queues.stream().anyMatch(each -> each.brokerName().equals(broker.brokerName())))
        .toList();
return Optional.of(new TopicRoute(brokers, queues));
