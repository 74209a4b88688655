// Mistake: the first version that wants quotes is treated like the ones before it
// region 2
String topic = fields.text("topic");
TopicRoute route = routes.route(topic)
        .orElseThrow(() -> new RequestFailed(ResponseCode.TOPIC_NOT_EXIST, "No route for topic " + topic));
boolean quotedIds = request.version() > FIRST_WITH_QUOTED_IDS || fields.yes("acceptStandardJsonOnly", false);
exchange.answer(request.success().withBody(route.body(quotedIds)));
