package dev.millrace.bench;

import java.util.concurrent.CountDownLatch;

/// A Java program that does nothing until it is interrupted.
final class BareSleep {

    private BareSleep() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("started");
        new CountDownLatch(1).await();
    }
}
