package dev.rowan.agent.program;

import org.apache.activemq.ActiveMQConnectionFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.EnableJms;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.jms.config.DefaultJmsListenerContainerFactory;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.jms.listener.SimpleMessageListenerContainer;

/** Three messages over a broker in memory, to a method with an annotation, or to a listener of its own. */
public final class JmsOrders {
    private static final ActiveMQConnectionFactory BROKER =
            new ActiveMQConnectionFactory("vm://orders?broker.persistent=false&broker.useJmx=false");

    private JmsOrders() {}

    /** Runs it; the argument is "annotated" or "plain". */
    public static void main(String[] args) throws Exception {
        Orders.create();
        if (args[0].equals("annotated")) {
            new AnnotationConfigApplicationContext(Annotated.class).registerShutdownHook();
        } else {
            plain();
        }
        JmsTemplate template = new JmsTemplate(BROKER);
        Orders.messages().forEach(id -> template.convertAndSend("orders", id));
        Orders.awaitEnd();
        System.exit(0);
    }

    private static void plain() {
        SimpleMessageListenerContainer container = new SimpleMessageListenerContainer();
        container.setConnectionFactory(BROKER);
        container.setDestinationName("orders");
        container.setMessageListener((jakarta.jms.MessageListener) message -> {
            try {
                Orders.handle(Integer.parseInt(message.getBody(String.class)));
            } catch (jakarta.jms.JMSException broken) {
                throw new IllegalStateException(broken);
            }
        });
        container.afterPropertiesSet();
        container.start();
    }

    /** As an application has it. */
    @Configuration
    @EnableJms
    static class Annotated {
        @Bean
        DefaultJmsListenerContainerFactory jmsListenerContainerFactory() {
            DefaultJmsListenerContainerFactory factory = new DefaultJmsListenerContainerFactory();
            factory.setConnectionFactory(BROKER);
            return factory;
        }

        @JmsListener(destination = "orders")
        void ship(String id) {
            Orders.handle(Integer.parseInt(id));
        }
    }
}
