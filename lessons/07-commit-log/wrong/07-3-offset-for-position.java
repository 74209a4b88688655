// Mistake: looks for the offset in the log where the position in the file belongs
// region 1
Optional<MappedFile> file = segments.find(commitLogOffset);
if (file.isEmpty()) {
    return Optional.empty();
}
Optional<Slice> slice = file.get().slice(0, file.get().written());
if (slice.isEmpty()) {
    return Optional.empty();
}
try (Slice open = slice.get()) {
    return read(file.get(), open.bytes(), (int) commitLogOffset);
}
