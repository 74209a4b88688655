// Mistake: ends its look at the end of the method, which damage never reaches
// region 1
Optional<MappedFile> file = segments.find(commitLogOffset);
if (file.isEmpty()) {
    return Optional.empty();
}
Optional<Slice> slice = file.get().slice(0, file.get().written());
if (slice.isEmpty()) {
    return Optional.empty();
}
Optional<byte[]> record = read(file.get(), slice.get().bytes(), (int) (commitLogOffset - file.get().firstOffset()));
slice.get().close();
return record;
