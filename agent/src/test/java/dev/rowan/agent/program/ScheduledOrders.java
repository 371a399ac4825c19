package dev.rowan.agent.program;

import java.util.concurrent.atomic.AtomicInteger;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Three calls by a clock: Spring's, or Quartz's. */
public final class ScheduledOrders {
    private static final AtomicInteger NEXT = new AtomicInteger(Orders.FIRST);

    private ScheduledOrders() {}

    /** Runs it; the argument is "spring" or "quartz". */
    public static void main(String[] args) throws Exception {
        Orders.create();
        if (args[0].equals("spring")) {
            new AnnotationConfigApplicationContext(Annotated.class).registerShutdownHook();
        } else {
            quartz();
        }
        Orders.awaitEnd();
        System.exit(0);
    }

    private static void next() {
        int id = NEXT.getAndIncrement();
        Orders.handle(id < Orders.FIRST + 3 ? id : Orders.END);
    }

    private static void quartz() throws Exception {
        System.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        Scheduler scheduler = StdSchedulerFactory.getDefaultScheduler();
        scheduler.scheduleJob(
                JobBuilder.newJob(Ship.class).build(),
                TriggerBuilder.newTrigger()
                        .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                                .withIntervalInMilliseconds(20)
                                .withRepeatCount(3))
                        .build());
        scheduler.start();
    }

    /** A job of Quartz. */
    @DisallowConcurrentExecution
    public static final class Ship implements Job {
        /** For Quartz. */
        public Ship() {}

        @Override
        public void execute(JobExecutionContext context) {
            next();
        }
    }

    /** As an application has it. */
    @Configuration
    @EnableScheduling
    static class Annotated {
        @Scheduled(fixedDelay = 20)
        void ship() {
            next();
        }
    }
}
