// Mistake: swallows the failure of a handler and goes on behind the message
// region 2
for (Map.Entry<MessageQueue, Long> position : positions.entrySet()) {
    position.setValue(readToTheEnd(broker, position.getKey(), position.getValue(), message -> {
        try {
            handler.accept(message);
        } catch (RuntimeException failed) {
            System.out.println("could not be handled: " + failed.getMessage());
        }
    }));
}
