// Mistake: gives the place back when the send returns, so nobody knows how many answers are missing
// region 2
underWay.acquire();
try {
    producer.send(order, new SendCallback() {
        @Override
        public void onSuccess(SendResult result) {
            ledger.answered(order, result);
        }

        @Override
        public void onException(Throwable failure) {
            ledger.failed(order);
        }
    });
} catch (MQClientException | RemotingException | MQBrokerException failure) {
    ledger.failed(order);
} finally {
    underWay.release();
}
