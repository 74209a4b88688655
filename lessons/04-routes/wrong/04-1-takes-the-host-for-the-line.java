// Mistake: forgets every broker that came from the same host as the connection that broke
// region 3
brokersByAddress
        .values()
        .removeIf(live -> live.line
                .map(each -> each.remoteAddress().getAddress())
                .equals(Optional.of(line.remoteAddress().getAddress())));
