// Mistake: never ends its look at the file
// region 1
Optional<MappedFile> file = segments.find(commitLogOffset);
if (file.isEmpty()) {
    return Optional.empty();
}
Optional<Slice> slice = file.get().slice(0, file.get().written());
if (slice.isEmpty()) {
    return Optional.empty();
}
return read(file.get(), slice.get().bytes(), (int) (commitLogOffset - file.get().firstOffset()));
