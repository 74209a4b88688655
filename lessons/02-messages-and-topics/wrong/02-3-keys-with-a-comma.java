// Mistake: a comma between the keys makes one key of them
// region 3
Message message = new Message(TOPIC, sale.kind(), sale.order() + "," + sale.customer(), sale.body());
message.putUserProperty("shop", sale.shop());
return message;
