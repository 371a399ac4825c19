package dev.rowan.agent.program;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.EnableKafka;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.PartitionOffset;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.support.TopicPartitionOffset;

/** Three records out of Kafka's own consumer for tests, through Spring's container. */
public final class KafkaOrders {
    private static final String TOPIC = "orders";

    private KafkaOrders() {}

    /** Runs it; the argument is "annotated" or "plain". */
    public static void main(String[] args) throws Exception {
        Orders.create();
        if (args[0].equals("annotated")) {
            new AnnotationConfigApplicationContext(Annotated.class).registerShutdownHook();
        } else {
            plain();
        }
        Orders.awaitEnd();
        System.exit(0);
    }

    private static void plain() {
        ContainerProperties properties = new ContainerProperties(new TopicPartitionOffset(TOPIC, 0, 0L));
        properties.setMessageListener(
                (MessageListener<String, String>) record -> Orders.handle(Integer.parseInt(record.value())));
        KafkaMessageListenerContainer<String, String> container =
                new KafkaMessageListenerContainer<>(new Three(), properties);
        container.start();
    }

    /** As an application has it. */
    @Configuration
    @EnableKafka
    static class Annotated {
        @Bean
        ConcurrentKafkaListenerContainerFactory<String, String> kafkaListenerContainerFactory() {
            ConcurrentKafkaListenerContainerFactory<String, String> factory =
                    new ConcurrentKafkaListenerContainerFactory<>();
            factory.setConsumerFactory(new Three());
            return factory;
        }

        @KafkaListener(
                topicPartitions =
                        @org.springframework.kafka.annotation.TopicPartition(
                                topic = TOPIC,
                                partitionOffsets = @PartitionOffset(partition = "0", initialOffset = "0")))
        void ship(String id) {
            Orders.handle(Integer.parseInt(id));
        }
    }

    /** Gives consumers that find three records. */
    private static final class Three implements ConsumerFactory<String, String> {
        @Override
        public Consumer<String, String> createConsumer(
                String group, String prefix, String suffix, Properties properties) {
            TopicPartition partition = new TopicPartition(TOPIC, 0);
            MockConsumer<String, String> consumer = new MockConsumer<>(OffsetResetStrategy.EARLIEST) {
                @Override
                public synchronized void assign(java.util.Collection<TopicPartition> partitions) {
                    super.assign(partitions);
                    updateBeginningOffsets(Map.of(partition, 0L));
                    long offset = 0;
                    for (String id : Orders.messages()) {
                        addRecord(new ConsumerRecord<>(TOPIC, 0, offset++, "", id));
                    }
                }

                /** As the real one it waits for more, and does not turn in circles. */
                @Override
                public synchronized org.apache.kafka.clients.consumer.ConsumerRecords<String, String> poll(
                        Duration timeout) {
                    org.apache.kafka.clients.consumer.ConsumerRecords<String, String> records = super.poll(timeout);
                    if (records.isEmpty()) {
                        java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
                    }
                    return records;
                }
            };
            consumer.updatePartitions(TOPIC, List.of());
            return consumer;
        }

        @Override
        public Map<String, Object> getConfigurationProperties() {
            return Map.of("group.id", "shipping");
        }

        @Override
        public boolean isAutoCommit() {
            return false;
        }
    }
}
