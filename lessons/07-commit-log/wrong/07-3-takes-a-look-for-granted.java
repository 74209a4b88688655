// Mistake: does not think of a file that is closed meanwhile
// region 1
Optional<MappedFile> file = segments.find(commitLogOffset);
if (file.isEmpty()) {
    return Optional.empty();
}
try (Slice open = file.get().slice(0, file.get().written()).orElseThrow()) {
    return read(file.get(), open.bytes(), (int) (commitLogOffset - file.get().firstOffset()));
}
