// Mistake: writes into the ledger that a one-way order is stored
// region 3
try {
    producer.sendOneway(order);
    SendResult result = new SendResult();
    result.setSendStatus(org.apache.rocketmq.client.producer.SendStatus.SEND_OK);
    ledger.answered(order, result);
} catch (MQClientException | RemotingException failure) {
    ledger.failed(order);
}
