package faults;

import org.apache.rocketmq.logging.ch.qos.logback.classic.Level;
import org.apache.rocketmq.logging.ch.qos.logback.classic.Logger;
import org.apache.rocketmq.logging.ch.qos.logback.classic.LoggerContext;
import org.apache.rocketmq.logging.ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import org.apache.rocketmq.logging.ch.qos.logback.classic.spi.ILoggingEvent;
import org.apache.rocketmq.logging.ch.qos.logback.core.FileAppender;
import org.apache.rocketmq.logging.org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the clients of this process log, in one file, each line beginning with the milliseconds since the logger's
 * start.
 *
 * <p>Any thread may call. There is one in a process: all its clients have the same logger.
 */
final class ClientLog implements AutoCloseable {
    private final Path file;
    private final long start;
    private final Logger root;
    private final FileAppender<ILoggingEvent> appender;

    private ClientLog(Path file, long start, Logger root, FileAppender<ILoggingEvent> appender) {
        this.file = file;
        this.start = start;
        this.root = root;
        this.appender = appender;
    }

    static ClientLog into(Path file) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%r %d{HH:mm:ss.SSS} %level %logger{0} %t - %msg%n");
        encoder.start();
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setContext(context);
        appender.setFile(file.toString());
        appender.setEncoder(encoder);
        appender.start();
        Logger root = context.getLogger(org.apache.rocketmq.logging.org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        root.setLevel(Level.INFO);
        return new ClientLog(file, context.getBirthTime(), root, appender);
    }

    /** Copies the lines of a span of time, in milliseconds since 1970. */
    void copy(long fromMillis, long toMillis, Path target) {
        try (Stream<String> lines = Files.lines(file)) {
            List<String> wanted = lines.dropWhile(line -> millis(line) < fromMillis)
                    .takeWhile(line -> millis(line) <= toMillis)
                    .toList();
            Files.write(target, wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 0 in the further lines of a stack trace. */
    private long millis(String line) {
        int end = line.indexOf(' ');
        return end > 0 && line.substring(0, end).matches("[0-9]+") ? start + Long.parseLong(line.substring(0, end)) : 0;
    }

    @Override
    public void close() {
        root.setLevel(Level.OFF);
        root.detachAppender(appender);
        appender.stop();
    }
}
