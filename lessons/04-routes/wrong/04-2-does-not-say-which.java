// Mistake: refuses an unknown topic without saying which topic was asked for
// region 2
TopicRoute route = routes.route(fields.text("topic"))
        .orElseThrow(() -> new RequestFailed(ResponseCode.TOPIC_NOT_EXIST, "No route for this topic"));
boolean quotedIds = request.version() >= FIRST_WITH_QUOTED_IDS || fields.yes("acceptStandardJsonOnly", false);
exchange.answer(request.success().withBody(route.body(quotedIds)));
