package dev.rowan.examples.petclinic;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application. */
@SpringBootApplication
public class Petclinic {}
