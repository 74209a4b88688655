package minibroker.file;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.util.Optional;

/**
 * Gives mapped memory back to the platform at once.
 *
 * <p>Java by itself gives it back when the buffer is garbage. Until then the disk space of a deleted file is not free,
 * and Windows does not delete the file at all. There is no public way to do it in Java 17, so this asks for the one
 * that the JDK keeps for such cases, and does nothing where it is missing.
 *
 * <p>Touching the buffer afterwards crashes the process, so only {@link Mapping} calls it. Without state: any thread
 * may call.
 */
final class Unmapper {
    private static final Optional<Method> CLEANER = findCleaner();
    private static final Object UNSAFE = CLEANER.map(Unmapper::unsafe).orElse(null);

    private Unmapper() {}

    static void unmap(MappedByteBuffer buffer) {
        if (CLEANER.isPresent()) {
            try {
                CLEANER.get().invoke(UNSAFE, buffer);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Cannot unmap " + buffer, e);
            }
        }
    }

    private static Optional<Method> findCleaner() {
        try {
            return Optional.of(Class.forName("sun.misc.Unsafe").getMethod("invokeCleaner", ByteBuffer.class));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    private static Object unsafe(Method cleaner) {
        try {
            Field instance = cleaner.getDeclaringClass().getDeclaredField("theUnsafe");
            instance.setAccessible(true);
            return instance.get(null);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
