package dev.rowan.agent.program;

import com.rabbitmq.client.Channel;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageListener;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.adapter.HandlerAdapter;
import org.springframework.amqp.rabbit.listener.adapter.MessagingMessageListenerAdapter;
import org.springframework.messaging.handler.annotation.support.DefaultMessageHandlerMethodFactory;

/** Three messages as Spring's container for RabbitMQ hands them to its listener; there is no broker. */
public final class RabbitOrders {
    private RabbitOrders() {}

    /** Runs it; the argument is "annotated" or "plain". */
    public static void main(String[] args) throws Exception {
        Orders.create();
        Container container = new Container();
        container.setMessageListener(
                args[0].equals("annotated")
                        ? annotated()
                        : (MessageListener) message ->
                                Orders.handle(Integer.parseInt(new String(message.getBody(), StandardCharsets.UTF_8))));
        Orders.messages().forEach(container::hand);
        Orders.awaitEnd();
        System.exit(0);
    }

    /** What {@code @RabbitListener} makes. */
    private static MessagingMessageListenerAdapter annotated() throws Exception {
        Handler handler = new Handler();
        Method method = Handler.class.getDeclaredMethod("ship", String.class);
        DefaultMessageHandlerMethodFactory methods = new DefaultMessageHandlerMethodFactory();
        methods.afterPropertiesSet();
        MessagingMessageListenerAdapter adapter = new MessagingMessageListenerAdapter(handler, method);
        adapter.setHandlerAdapter(new HandlerAdapter(methods.createInvocableHandlerMethod(handler, method)));
        return adapter;
    }

    /** As an application has it. */
    static final class Handler {
        void ship(String id) {
            Orders.handle(Integer.parseInt(id));
        }
    }

    private static final class Container extends SimpleMessageListenerContainer {
        private final Channel channel = (Channel) Proxy.newProxyInstance(
                Channel.class.getClassLoader(), new Class<?>[] {Channel.class}, (proxy, method, arguments) -> null);

        void hand(String body) {
            MessageProperties properties = new MessageProperties();
            properties.setContentType(MessageProperties.CONTENT_TYPE_TEXT_PLAIN);
            actualInvokeListener(channel, new Message(body.getBytes(StandardCharsets.UTF_8), properties));
        }
    }
}
