// Mistake: takes the place in the log for the offset in the queue
// region 3
String ids = stored.commitLogOffsets().stream()
        .map(offset -> new MessageId(storeHost, offset).toString())
        .collect(Collectors.joining(","));
fields.put("msgId", ids);
fields.put("queueId", Integer.toString(sent.queue().queueId()));
fields.put("queueOffset", Long.toString(stored.commitLogOffsets().get(0)));
fields.put("transactionId", sent.uniqueId());
return fields;
