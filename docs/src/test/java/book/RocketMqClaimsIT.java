package book;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The methods, classes and defaults that the lessons name of RocketMQ, compared with its published jars. */
class RocketMqClaimsIT {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path BOOK = ROOT.resolve("docs/target/book");
    private static final Path JARS = ROOT.resolve("solutions/rocketmq/target/rocketmq-classpath.txt");

    /** {@code Type#member} or {@code Outer.Type#member}, or {@code #member} of the type that was named before. */
    private static final Pattern MEMBER = Pattern.compile("(?:(?:\\w+\\.)*([A-Z]\\w+))?#(\\w+)(?:\\(.*\\))?");

    private static final Pattern TYPE = Pattern.compile("(?:[A-Z]\\w+\\.)*([A-Z]\\w*[a-z]\\w*)");

    /** Topic and key, as the index joins them. */
    private static final Set<String> KEYS = Set.of("Orders#Aa", "Orders#BB");

    /** Of the JDK and of Netty. */
    private static final Set<String> OF_OTHERS =
            Set.of("LinkedBlockingQueue", "RejectedExecutionException", "LengthFieldBasedFrameDecoder");

    private static PublishedRocketMq rocketMq;

    @BeforeAll
    static void open() throws IOException {
        rocketMq = new PublishedRocketMq(JARS);
    }

    @AfterAll
    static void close() throws IOException {
        rocketMq.close();
    }

    @Test
    void everyMethodThatTheBookNamesIsThere() throws IOException, ClassNotFoundException {
        List<String> missing = new ArrayList<>();
        int looked = 0;
        for (Path page : pages()) {
            String type = "";
            for (Element code : Jsoup.parse(page).select("code:not(pre code, td:first-child code)")) {
                Matcher member = MEMBER.matcher(code.text());
                if (member.matches() && !KEYS.contains(code.text())) {
                    type = member.group(1) == null ? type : member.group(1);
                    looked++;
                    if (!rocketMq.members(type).contains(member.group(2))) {
                        missing.add("%s: %s#%s".formatted(page.getFileName(), type, member.group(2)));
                    }
                }
            }
        }
        assertThat(missing).as("methods that RocketMQ does not have").isEmpty();
        assertThat(looked).as("methods that were looked for").isGreaterThan(80);
    }

    @Test
    void everyClassInTheTablesOfTheLessonsIsThere() throws IOException {
        Set<String> missing = new TreeSet<>();
        int looked = 0;
        for (Path page : pages()) {
            for (Element code : Jsoup.parse(page).select("#in-rocketmq ~ * td:nth-child(2) code")) {
                Matcher type = TYPE.matcher(code.text());
                if (type.matches() && !OF_OTHERS.contains(type.group(1))) {
                    looked++;
                    if (!rocketMq.hasClass(type.group(1))) {
                        missing.add(page.getFileName() + ": " + code.text());
                    }
                }
            }
        }
        assertThat(missing).as("classes that RocketMQ does not have").isEmpty();
        assertThat(looked).as("classes that were looked for").isGreaterThan(30);
    }

    /** A lesson, the words in it, and the field of RocketMQ from which they are. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        01 | sendThreadPoolQueue holds 10,000 | BrokerConfig | sendThreadPoolQueueCapacity | 10000
        01 | that have waited for 200 ms | BrokerConfig | waitTimeMillsInSendQueue | 200
        01 | when 1,000 messages or 100 MiB of one queue | DefaultMQPushConsumer | pullThresholdForQueue | 1000
        01 | 1,000 messages or 100 MiB of one queue | DefaultMQPushConsumer | pullThresholdSizeForQueue | 100
        01 | looks again 50 ms later | DefaultMQPushConsumerImpl | PULL_TIME_DELAY_MILLS_WHEN_CACHE_FLOW_CONTROL | 50
        01 | Kept for 72 hours unless told otherwise | MessageStoreConfig | fileReservedTime | 72
        01 | up to 3 days unless told otherwise | MessageStoreConfig | timerMaxDelaySec | 259200
        01 | 16 times unless told otherwise | SubscriptionGroupConfig | retryMaxTimes | 16
        02 | topic 127 characters | TopicValidator | TOPIC_MAX_LENGTH | 127
        02 | 255 characters | TopicValidator | RETRY_OR_DLQ_TOPIC_MAX_LENGTH | 255
        02 | A group’s name has at most 120 | Validators | GROUP_MAX_LENGTH | 120
        02 | 1 to 4,194,304 bytes | MessageStoreConfig | maxMessageSize | 4194304
        02 | compresses bodies of 4 KiB and more | DefaultMQProducer | compressMsgBodyOverHowmuch | 4096
        02 | try again elsewhere, up to three times | DefaultMQProducer | retryTimesWhenSendFailed | 2
        03 | of 65,535 each | NettyClientConfig | clientAsyncSemaphoreValue | 65535
        03 | of 65,535 each | NettyClientConfig | clientOnewaySemaphoreValue | 65535
        04 | looks every five seconds | NamesrvConfig | scanNotActiveBrokerInterval | 5000
        04 | believed for two minutes | RouteInfoManager | DEFAULT_BROKER_CHANNEL_EXPIRED_TIME | 120000
        04 | every 30 seconds even if nothing changed | BrokerConfig | registerNameServerPeriod | 30000
        04 | a topic and every 30 seconds from then on | ClientConfig | pollNameServerInterval | 30000
        04 | defaultTopicQueueNums, which is 4 | DefaultMQProducer | defaultTopicQueueNums | 4
        04 | with eight queues and permission 7 | BrokerConfig | defaultTopicQueueNums | 8
        05 | three seconds (sendMsgTimeout) | DefaultMQProducer | sendMsgTimeout | 3000
        06 | 15 seconds with Apache’s push consumer | DefaultMQPushConsumerImpl | BROKER_SUSPEND_MAX_TIME_MILLIS | 15000
        06 | 32 messages and 256 KB at most | MessageStoreConfig | maxTransferCountOnMessageInMemory | 32
        06 | 32 messages and 256 KB at most | MessageStoreConfig | maxTransferBytesOnMessageInMemory | 262144
        06 | 8 messages and 64 KB | MessageStoreConfig | maxTransferCountOnMessageInDisk | 8
        06 | 8 messages and 64 KB | MessageStoreConfig | maxTransferBytesOnMessageInDisk | 65536
        07 | 1 GiB (mappedFileSizeCommitLog) | MessageStoreConfig | mappedFileSizeCommitLog | 1073741824
        07 | the last ten at most (commitLogRecoverMaxNum) | MessageStoreConfig | commitLogRecoverMaxNum | 10
        08 | CQ_STORE_UNIT_SIZE is 20 | ConsumeQueue | CQ_STORE_UNIT_SIZE | 20
        08 | 300,000 entries (mappedFileSizeConsumeQueue) | MessageStoreConfig | mappedFileSizeConsumeQueue | 6000000
        09 | every 500 ms (flushIntervalCommitLog) | MessageStoreConfig | flushIntervalCommitLog | 500
        09 | 16 KB for the next time | MessageStoreConfig | flushCommitLogLeastPages | 4
        09 | ten seconds whatever there is | MessageStoreConfig | flushCommitLogThoroughInterval | 10000
        09 | after 5 s (syncFlushTimeout) | MessageStoreConfig | syncFlushTimeout | 5000
        10 | 5,000,000 slots and 20,000,000 entries | MessageStoreConfig | maxHashSlotNum | 5000000
        10 | 5,000,000 slots and 20,000,000 entries | MessageStoreConfig | maxIndexNum | 20000000
        10 | at four (deleteWhen) | MessageStoreConfig | deleteWhen | 04
        10 | above 75% (diskMaxUsedSpaceRatio) | MessageStoreConfig | diskMaxUsedSpaceRatio | 75
        10 | above 85% young files go, too | MessageStoreConfig | diskSpaceCleanForciblyRatio | 85
        10 | above 90% senders are refused | MessageStoreConfig | diskSpaceWarningLevelRatio | 90
        11 | every 5 s (flushConsumerOffsetInterval) | BrokerConfig | flushConsumerOffsetInterval | 5000
        11 | gives each consumer ten points | AllocateMessageQueueConsistentHash | virtualNodeCnt | 10
        13 | unless enableBroadcastOffsetStore is set | BrokerConfig | enableBroadcastOffsetStore | true
        14 | what asks every 20 seconds | ProcessQueue | REBALANCE_LOCK_INTERVAL | 20000
        15 | 32 MiB in all | ProduceAccumulator | totalHoldSize | 33554432
        16 | every ten seconds (flushDelayOffsetInterval) | MessageStoreConfig | flushDelayOffsetInterval | 10000
        17 | appendTopicForTimerDeleteKey is false | MessageStoreConfig | appendTopicForTimerDeleteKey | false
        """)
    void aDefaultThatALessonNamesIsTheirs(String lesson, String words, String type, String field, String value)
            throws IOException, ReflectiveOperationException {
        assertThat(page(lesson).text().replace('\u00a0', ' '))
                .as("lesson %s", lesson)
                .contains(words);
        assertThat(rocketMq.value(type, field)).as("%s.%s", type, field).hasToString(value);
    }

    private static Document page(String lesson) throws IOException {
        return Jsoup.parse(pages().stream()
                .filter(page -> page.getFileName().toString().startsWith(lesson + "-"))
                .findFirst()
                .orElseThrow());
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(BOOK)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }
}
