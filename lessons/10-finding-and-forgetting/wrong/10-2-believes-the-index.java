// Mistake: believes the index
// region 1
index.find(query, offset -> {
    log.read(offset).ifPresent(records::add);
    return !query.isAnsweredBy(records);
});
return records;
